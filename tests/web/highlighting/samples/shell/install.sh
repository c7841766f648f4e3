#!/usr/bin/env bash
# Installs the tool into a virtual environment.
set -euo pipefail

readonly VERSION="1.2.3"
PREFIX=${PREFIX:-"$HOME/.local"}
export PATH="$PREFIX/bin:$PATH"

usage() {
  cat <<EOF
Usage: $0 [--prefix DIR]
Version: ${VERSION}
EOF
}

function log {
  printf '%s\n' "$(date +%H:%M:%S) $*" >&2
}

while [[ $# -gt 0 ]]; do
  case "$1" in
    --prefix) PREFIX=$2; shift 2 ;;
    -h|--help)
      usage
      exit 0
      ;;
    *) echo "unknown option: $1" >&2; exit 2 ;;
  esac
done

if ! command -v python3 > /dev/null 2>&1; then
  log "python3 is missing"
  exit 1
elif [ -d "$PREFIX" ] && [ ! -w "$PREFIX" ]; then
  log 'cannot write'
fi

python3 -m venv "$PREFIX/venv"
source "$PREFIX/venv/bin/activate"
pip install --upgrade pip wheel==0.43
for package in requests "flask[async]" django; do
  pip install --quiet "$package" || { log "failed: $package"; continue; }
done

count=$((1 + 2 * ${#packages[@]}))
files=(one two "three four")
total=$(ls -1 *.py | wc -l)
echo "installed ${count} of $total: ${files[0]} \"quoted\" $?"
[[ -n ${DEBUG:-} ]] && echo done || true
PYTHONPATH=src python3 - <<'PY'
import sys
print("$not expanded", sys.argv)
PY
grep -rn --include='*.py' "TODO" src | sort -u > todo.txt &
until curl -fsS http://localhost:8000/health; do sleep 1; done
wait $!
