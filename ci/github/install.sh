#!/usr/bin/env bash
# Puts acctplan on the path of the steps that follow. Its one input comes through the environment.
set -euo pipefail

version=${ACCTPLAN_VERSION:-}
if [ -z "$version" ] && command -v acctplan >/dev/null; then
  exit 0
fi
if [[ -n "$version" && ! "$version" =~ ^[0-9][0-9A-Za-z.!+]*$ ]]; then
  echo "error: the input 'version' is not a version" >&2
  exit 2
fi

folder="$RUNNER_TEMP/acctplan"
python=$(command -v python3 || command -v python)
"$python" -m venv "$folder"
bin="$folder/bin"
[ -d "$bin" ] || bin="$folder/Scripts"
wanted=$GITHUB_ACTION_PATH
[ -z "$version" ] || wanted="acctplan==$version"
"$bin/python" -m pip install --quiet --disable-pip-version-check "$wanted"
echo "$bin" >>"$GITHUB_PATH"
