package redress.intake.traces;

/** Thrown for a file that is not taken or cannot be cleaned. */
public final class Objected extends Exception {

    private static final long serialVersionUID = 1L;
    private final Objection objection;

    public Objected(Objection objection) {
        super(objection.name());
        this.objection = objection;
    }

    public Objection objection() {
        return objection;
    }
}
