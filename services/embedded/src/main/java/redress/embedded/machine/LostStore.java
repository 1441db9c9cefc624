package redress.embedded.machine;

/** A store's file holds nothing of what it held before; the message says which file. */
public final class LostStore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LostStore(String file) {
        super(file
                + " is empty or was begun anew, so what it held is not there. Restore it from a backup made at the same time as the"
                + " rest of the folder, or the whole folder.");
    }
}
