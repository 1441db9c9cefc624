package redress.register.files;

/**
 * A stored entry of the register.
 *
 * @param <C> what the entry says; compared by {@code equals}
 */
public interface Shelved<C> {

    String id();

    /** The edition of the data file that the entry came from. */
    int edition();

    C content();
}
