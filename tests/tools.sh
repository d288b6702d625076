#!/usr/bin/env bash
# Fetches into .tools what tests/external reads PDFs with; quick when all is there.
# A tool that cannot be had here is left out: its tests then say "not run", and on CI they fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools=$PWD/.tools

missing() { ! command -v "$1" >/dev/null; }

packages=()
if missing pdftotext; then packages+=(poppler-utils); fi
if [ ! -e /usr/share/unicode/BidiCharacterTest.txt ]; then packages+=(unicode-data); fi
if [ -n "${CI:-}" ]; then
    if missing java; then packages+=(default-jre-headless); fi
    if missing mvn; then packages+=(maven); fi
    if missing node; then packages+=(nodejs); fi
    if missing npm; then packages+=(npm); fi
fi
if [ ${#packages[@]} -gt 0 ] && [ "$(id -u)" = 0 ] && ! missing apt-get; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi

# jar GROUP:NAME:VERSION SHA256
jar() {
    local coordinates=$1 sum=$2 name version
    IFS=: read -r _ name version <<<"$coordinates"
    local file=$tools/$name-$version.jar
    if [ ! -e "$file" ] && ! missing mvn; then
        mvn -B -q dependency:copy "-Dartifact=$coordinates" "-DoutputDirectory=$tools" -Dtransitive=false || echo "not fetched: $coordinates" >&2
    fi
    if [ -e "$file" ] && ! echo "$sum  $file" | sha256sum --check --status; then
        rm "$file"
        echo "$coordinates is not the file that was expected; removed" >&2
        exit 1
    fi
}

mkdir -p "$tools"
jar org.verapdf.apps:cli:1.30.2 287cc9c9757f99dcff4a2d39b68268245b48103fb6af443162d5a29df2afa332
jar org.apache.pdfbox:pdfbox-app:3.0.5 d076467fd02214ebc7b5b9d5b3b9ac0891ef768168114ed8a4811b5d16606285
if [ ! -e "$tools/node_modules/pdfjs-dist/package.json" ] && ! missing npm; then
    npm install --silent --no-audit --no-fund --no-save --omit=optional --prefix "$tools" pdfjs-dist@4.10.38 || echo "not fetched: pdfjs-dist" >&2
fi
