"""Many plans: each checked in a process of its own, what is reported written as it comes, nothing of it kept."""
