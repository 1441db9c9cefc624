package redress.events;

/**
 * Something that has happened and that other services may need to know. Carries ids, codes and dates only: never a person's
 * name, an address, a narrative or an attachment.
 */
public interface Event {

    /** The id of what the event is about; the key on its topic, so the order per id is kept. */
    String key();
}
