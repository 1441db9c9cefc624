package redress.standalone;

/** How the process behaves towards what supervises it, the script {@code infra/images/supervise}. */
final class Supervision {

    /** As the Java machine itself ends when it is out of memory and told to. */
    private static final int OUT_OF_MEMORY = 3;

    private static final int KILLED = 137;

    private Supervision() {}

    static void begin() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            // not for want of heap, which ends the process anyway: of threads, or of memory outside the heap
            if (thrown instanceof OutOfMemoryError) {
                System.err.println("redress: There is no memory left (" + thrown.getMessage() + ").");
                Runtime.getRuntime().halt(OUT_OF_MEMORY);
            }
            System.err.println("Exception in thread \"" + thread.getName() + "\" "
                    + thrown.getClass().getName());
        });
        if ("1".equals(System.getenv("REDRESS_SUPERVISED"))) {
            // whoever kills the supervisor means both; alone it would hold the folder and nobody would know of it
            ProcessHandle.current()
                    .parent()
                    .ifPresent(supervisor -> supervisor
                            .onExit()
                            .thenRun(() -> Runtime.getRuntime().halt(KILLED)));
        }
    }
}
