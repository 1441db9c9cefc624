package redress.portal.forms;

/** What is wrong with the answer to a question, and what to do about it, in words for the person who answered. */
public record Problem(String field, String message) {}
