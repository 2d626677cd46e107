# shellcheck shell=bash
# ./test case: some cases of the fast tests, compiled as far as something changed, without Maven.

readonly CASE_CLASSES=target/case-loop
readonly CASE_SOURCES=(src/main/java src/simulated/java src/test/java/dom0/{Case,CaseHost,CaseResult,CasesTest,CaseLoop,Difference,FileDiffs,Modules,RecordedSample,RefusedArguments}.java)

# cases PATTERN... [--write]
cases() {
  local words=() flags=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData) word
  for word in "$@"; do
    case $word in
      --write) flags+=(-Dcases.write=true) ;;
      *) words+=("$word") ;;
    esac
  done
  mkdir -p "$CASE_CLASSES"
  compile_cases
  java "${flags[@]}" -ea -cp "$CASE_CLASSES:$(case_path)" dom0.CaseLoop "${words[@]}"
}

# The jars that the tests stand on, as Maven finds them; asked again when the pom has changed.
case_path() {
  if [[ ! target/case-loop.path -nt pom.xml ]]; then
    echo "asking Maven for the class path (once)" >&2
    mvn -B -ntp -q dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/case-loop.path >&2
    touch target/case-loop.path # Maven leaves a file alone whose text stays the same
  fi
  cat target/case-loop.path
}

# compile_cases: what is newer than the last time, and whatever names one of these classes; all of it where a file is gone.
compile_cases() {
  local changed names stamp=target/case-loop.stamp files=target/case-loop.files
  find "${CASE_SOURCES[@]}" -name '*.java' | sort >"$files.new"
  if [[ -e $stamp ]] && cmp -s "$files" "$files.new"; then
    mapfile -t changed < <(find "${CASE_SOURCES[@]}" -name '*.java' -newer "$stamp")
    if ((${#changed[@]} > 0)); then
      names=$(printf '%s\n' "${changed[@]}" | sed 's|.*/||; s|\.java$||')
      mapfile -t changed < <(xargs grep -lwF "$names" <"$files")
    fi
  else
    rm -rf "$CASE_CLASSES"
    mkdir -p "$CASE_CLASSES"
    mapfile -t changed <"$files.new"
  fi
  touch "$stamp.new"
  ((${#changed[@]} == 0)) || compile "${changed[@]}"
  mv "$stamp.new" "$stamp"
  mv "$files.new" "$files"
  cp -ru src/main/resources/. "$CASE_CLASSES/"
  cp -u src/main/filtered/version "$CASE_CLASSES/dom0/"
}

compile() {
  javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -proc:none -nowarn --release 17 -d "$CASE_CLASSES" -cp "$CASE_CLASSES:$(case_path)" "$@"
}
