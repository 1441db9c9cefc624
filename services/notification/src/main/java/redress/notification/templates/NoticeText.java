package redress.notification.templates;

/** A notice in words, ready to be sent. */
public record NoticeText(String subject, String plain, String html) {}
