# Sourced by ./k8spark and ./verify: sets JAVA_HOME to a JDK 25 or newer, or says what to install.
# It reads the `release` file of each JDK and starts none of them. POSIX sh.

# Puts the feature version of the JDK in folder $1 into $found: 0 if there is none.
jdk_version() {
  found=0
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      value=${value#\"}
      found=${value%%[!0-9]*}
      : "${found:=0}"
    fi
  done <"$1/release"
}

# Takes the JDK in folder $1 if it is 25 or newer and the oldest such so far: what we are tested on.
consider_jdk() {
  jdk_version "$1"
  if [ "$found" -ge 25 ] && { [ "$best_version" -eq 0 ] || [ "$found" -lt "$best_version" ]; }; then
    best=$1
    best_version=$found
  fi
}

# The folder of the JDK whose java is on PATH, through whatever links lead to it.
jdk_on_path() {
  java=$(command -v java) || return 0
  while [ -h "$java" ]; do
    link=$(readlink "$java")
    case $link in
      /*) java=$link ;;
      *) java=${java%/*}/$link ;;
    esac
  done
  java=${java%/*}
  consider_jdk "${java%/*}"
}

# What the user chose comes first; the usual folders only when that is too old.
find_jdk() {
  best=
  best_version=0
  [ -z "${JAVA_HOME:-}" ] || consider_jdk "$JAVA_HOME"
  [ -n "$best" ] || jdk_on_path
  if [ -z "$best" ]; then
    for folder in ${K8SPARK_JDK_FOLDERS-/usr/lib/jvm/* /usr/java/* /opt/java* /opt/java/* /opt/jdk* \
      "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home}; do
      consider_jdk "$folder"
    done
  fi
  if [ -z "$best" ]; then
    echo "k8spark needs a JDK 25: install one (Debian: temurin-25-jdk or openjdk-25-jdk; macOS: brew install openjdk@25) or set JAVA_HOME to it." >&2
    return 2
  fi
  JAVA_HOME=$best
  export JAVA_HOME
}
