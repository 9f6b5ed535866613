@echo off
rem Drop one or several drafts on this file: beside each a page and, of Word files, a marked copy are written.
rem check.pyz lies in the same folder; py is the launcher that comes with Python.
chcp 65001 >nul
set PYTHONUTF8=1
:next
if "%~1"=="" goto end
py "%~dp0check.pyz" run "%~1" --format "html=%~dpn1.report.html" --format "docx=%~dpn1.marked.docx"
if exist "%~dpn1.report.html" start "" "%~dpn1.report.html"
shift
goto next
:end
pause
