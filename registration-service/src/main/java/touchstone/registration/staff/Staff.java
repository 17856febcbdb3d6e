package touchstone.registration.staff;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import touchstone.registration.staff.StaffChange.Kind;
import touchstone.registration.staff.StaffChange.Who;

/** Gives and takes the roles of the staff, and lets them in or not. What is so already is not done again, and not written down. */
@ApplicationScoped
class Staff {
    private static final String OPERATOR = "operator";

    private final Realm realm;
    private final StaffChanges changes;

    Staff(Realm realm, StaffChanges changes) {
        this.realm = realm;
        this.changes = changes;
    }

    /** Those of one role, or all, by their user names and after one of these. */
    Uni<List<StaffMember>> list(String role, String after, int limit) {
        return realm.all().map(all -> all.stream().filter(member -> role == null || member.roles().contains(role))
                .filter(member -> after == null || member.username().compareTo(after) > 0).limit(limit).toList());
    }

    Uni<StaffMember> give(UUID id, String role, Who by) {
        return change(id, by, Kind.GAVE_ROLE, known(role), member -> !member.roles().contains(role), () -> realm.give(id, role));
    }

    /** Fails with {@link OwnAccess} where an operator would be none any more. Signs them out, unless they did it themselves. */
    Uni<StaffMember> take(UUID id, String role, Who by) {
        if (isOwn(id, by) && OPERATOR.equals(role)) throw new OwnAccess();
        return change(id, by, Kind.TOOK_ROLE, known(role), member -> member.roles().contains(role),
                () -> realm.take(id, role).chain(() -> isOwn(id, by) ? Uni.createFrom().voidItem() : realm.signOut(id)));
    }

    /** Fails with {@link OwnAccess} for oneself. */
    Uni<StaffMember> letIn(UUID id, boolean enabled, Who by) {
        if (isOwn(id, by) && !enabled) throw new OwnAccess();
        return change(id, by, enabled ? Kind.SWITCHED_ON : Kind.SWITCHED_OFF, null, member -> member.enabled() != enabled,
                () -> realm.enable(id, enabled).chain(() -> enabled ? Uni.createFrom().voidItem() : realm.signOut(id)));
    }

    private interface Needed {
        boolean by(StaffMember member);
    }

    private Uni<StaffMember> change(UUID id, Who by, Kind kind, String role, Needed needed, Supplier<Uni<Void>> act) {
        // A token lives on for a while after its role was taken.
        return realm.member(UUID.fromString(by.id())).onFailure(StaffMemberNotFound.class).transform(gone -> new NoLongerOperator())
                .invoke(caller -> {
                    if (!caller.enabled() || !caller.roles().contains(OPERATOR)) throw new NoLongerOperator();
                })
                .chain(() -> realm.member(id))
                .chain(member -> needed.by(member) ? changes.keeping(by, member, kind, role, Uni.createFrom().deferred(act::get)).chain(() -> realm.member(id)) : Uni.createFrom().item(member));
    }

    private static boolean isOwn(UUID id, Who by) {
        return id.toString().equals(by.id());
    }

    private static String known(String role) {
        if (!StaffMember.ROLES.contains(role)) throw new RoleNotOfStaff();
        return role;
    }
}
