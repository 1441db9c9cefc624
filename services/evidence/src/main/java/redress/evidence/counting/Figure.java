package redress.evidence.counting;

/** One figure of a scope; {@code by} is what an event adds to it. */
record Figure(String scope, Counter counter, String code, long by) {

    /** The name under which it is stored: no dots, which would be paths. */
    String name() {
        return counter + "/" + code.replace('.', '~');
    }

    static String codeOf(String name) {
        return name.substring(name.indexOf('/') + 1).replace('~', '.');
    }
}
