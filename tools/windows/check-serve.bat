@echo off
rem Opens a page in the browser to drop drafts on; the work is kept in the folder of the user. Close this window to end.
rem check.pyz lies in the same folder; py is the launcher that comes with Python.
chcp 65001 >nul
set PYTHONUTF8=1
py "%~dp0check.pyz" serve --open
pause
