# Sets JAVA_HOME to a JDK of 17 or newer, or ends with one sentence. Sourced by mvnw and touchstone.
jdk_release() { # prints the feature release of the JDK in $1, nothing if there is none
    [ -x "$1/bin/javac" ] && "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p'
}
if [ -n "${JAVA_HOME:-}" ]; then
    jdk_candidates=$JAVA_HOME
elif jdk_javac=$(command -v javac); then
    # The first javac on the PATH may be a link, or (on macOS) a stub that knows where the real one is.
    jdk_candidates=$("$(dirname "$jdk_javac")/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
else
    jdk_candidates=
fi
jdk_found=$(jdk_release "${jdk_candidates:-/nowhere}" || true)
case "$jdk_found" in
    1[7-9] | [2-9][0-9])
        JAVA_HOME=$jdk_candidates
        export JAVA_HOME
        ;;
    *)
        echo "Touchstone needs a JDK of 17 or newer: install one and put its javac on the PATH, or point JAVA_HOME to it." >&2
        exit 1
        ;;
esac
