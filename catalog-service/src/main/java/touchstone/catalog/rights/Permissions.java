package touchstone.catalog.rights;

import java.util.List;
import touchstone.catalog.family.Attribute;

/** What one caller may read and write, by the rights of all their roles. Roles without rights give none, and take none away; only with none at all is everything open. */
public final class Permissions {
    /** Of those whose roles have no rights written down: what their role as steward or approver allows, they may do to every value. */
    public static final Permissions ALL = new Permissions(List.of(new Right(Right.Access.WRITE, null, null)));

    private final List<Right> rights;

    Permissions(List<Right> rights) {
        this.rights = List.copyOf(rights);
    }

    public boolean mayRead(Attribute attribute, String scope) {
        return rights.stream().anyMatch(right -> right.covers(attribute, scope));
    }

    public boolean mayWrite(Attribute attribute, String scope) {
        return rights.stream().anyMatch(right -> right.access() == Right.Access.WRITE && right.covers(attribute, scope));
    }

    /** Whether nothing is kept from the caller, also nothing of what has no attribute in a family. */
    public boolean mayReadAll() {
        return rights.stream().anyMatch(Right::coversAll);
    }

    public boolean mayWriteAll() {
        return rights.stream().anyMatch(right -> right.access() == Right.Access.WRITE && right.coversAll());
    }
}
