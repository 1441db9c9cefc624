package redress.events.notification;

import redress.events.Event;

/** What became of a notice; topic redress.notice, keyed by the id of the case it concerns. */
public sealed interface NoticeEvent extends Event permits NoticeDelivered, NoticeFailed {}
