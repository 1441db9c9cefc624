package redress.embedded.machine;

/**
 * What a store belongs to.
 *
 * @param id the same in all stores that belong together
 * @param known whether the store was its owner's before, so that one without a mark can only be a new one, begun in place of what was lost
 */
public record Owner(String id, boolean known) {}
