package redress.notification.people;

/** Somebody in the register who holds a role. */
public record RoleHolder(String personId, String email) {

    /** Without the address, so that no log ever holds it. */
    @Override
    public String toString() {
        return "Person[" + personId + "]";
    }
}
