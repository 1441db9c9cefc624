package redress.events.register;

/**
 * A public body that a Compact binds; the type is one of the body types of the register, such as {@code UNITARY}.
 */
public record BoundBody(String bodyId, String type) {}
