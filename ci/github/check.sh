#!/usr/bin/env bash
# Checks plans as a step of a workflow; ends with the exit status of acctplan, whatever it is.
# All inputs come through the environment, so that none of their text is ever read as a command.
set -euo pipefail

arguments=()
add_lines() { # each line of the text is one argument
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%$'\r'}
    [ -z "$line" ] || arguments+=("$line")
  done <<<"$1"
}

sarif=${ACCTPLAN_SARIF_FILE:-}
case $sarif in
  *$'\n'*) echo "error: the input 'sarif-file' has more than one line" >&2; exit 2 ;;
esac

cd -- "${ACCTPLAN_WORKING_DIRECTORY:-.}"
findings=$(mktemp)
trap 'rm -f "$findings"' EXIT

arguments+=("--fail-on=${ACCTPLAN_FAIL_ON:-error}" "--output-format=jsonl=$findings")
[ -z "${ACCTPLAN_CHANGED_SINCE:-}" ] || arguments+=("--changed-since=$ACCTPLAN_CHANGED_SINCE")
[ -z "${ACCTPLAN_BASELINE:-}" ] || arguments+=("--baseline=$ACCTPLAN_BASELINE")
[ -z "$sarif" ] || arguments+=("--output-format=sarif=$sarif")
add_lines "${ACCTPLAN_ARGS:-}"
arguments+=(--)
add_lines "${ACCTPLAN_PATHS:-}"

[ -z "$sarif" ] || rm -f -- "$sarif" # one of an earlier run is not the outcome of this one
status=0
acctplan check "${arguments[@]}" || status=$?

{
  echo "exit-code=$status"
  if [ "$status" -le 1 ]; then
    echo "findings=$(grep -c '"suppressed": null' "$findings" || true)"
    case $sarif in
      '') ;;
      /*) echo "sarif-file=$sarif" ;;
      *) echo "sarif-file=${ACCTPLAN_WORKING_DIRECTORY:-.}/$sarif" ;;
    esac
  fi
} >>"$GITHUB_OUTPUT"
exit "$status"
