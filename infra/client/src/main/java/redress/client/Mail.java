package redress.client;

/** @param text the plain text, in which the links are */
public record Mail(String id, String to, String subject, String text) {}
