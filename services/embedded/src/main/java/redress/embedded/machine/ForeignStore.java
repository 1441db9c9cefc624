package redress.embedded.machine;

/** A store's file is that of another system; the message says which file. */
public final class ForeignStore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ForeignStore(String file) {
        super(file
                + " belongs to another data folder. Restore the one that belongs to this folder, or the whole folder, from a"
                + " backup.");
    }
}
