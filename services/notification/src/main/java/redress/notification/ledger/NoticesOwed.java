package redress.notification.ledger;

import java.util.List;

/** Published in the application when notices were written that can be delivered at once. */
public record NoticesOwed(List<Notice> notices) {

    public NoticesOwed {
        notices = List.copyOf(notices);
    }
}
