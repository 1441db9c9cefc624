package redress.portal.drafts;

/** The answers were deleted meanwhile, in this tab or another; nothing may be added to them any more. */
public final class DraftGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DraftGone() {
        super("the draft is gone");
    }
}
