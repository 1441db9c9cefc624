package redress.register.files;

/**
 * A stored entry of the register. Stored under the field names {@code origin} and {@code content}.
 *
 * @param <C> what the entry says
 */
public interface Shelved<C> {

    Origin origin();

    C content();
}
