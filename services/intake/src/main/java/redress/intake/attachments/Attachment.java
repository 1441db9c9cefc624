package redress.intake.attachments;

/** A file, as other parts of intake may know it. */
public record Attachment(String id, String name, String mediaType, long size) {}
