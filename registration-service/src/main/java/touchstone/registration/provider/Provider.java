package touchstone.registration.provider;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.Collection;
import java.util.List;

/** A network that prospects sign in with, and what it hands over. */
@Entity
public class Provider {
    @Id
    private String alias;
    private String name;
    private String broker;
    @ElementCollection
    @CollectionTable(name = "provider_claim", joinColumns = @JoinColumn(name = "provider"))
    @OrderColumn(name = "position")
    private List<Claim> claims;

    protected Provider() {}

    /** @throws ClaimNotOffered if one of the names is none of the claims that are asked for */
    public void mustOffer(Collection<String> names, List<Claim> asked) {
        List<String> unknown = names.stream().filter(name -> asked.stream().noneMatch(claim -> claim.name().equals(name))).toList();
        if (!unknown.isEmpty()) throw new ClaimNotOffered(unknown);
    }

    public String alias() {
        return alias;
    }

    /** How Keycloak calls this kind of network, or null. */
    String broker() {
        return broker;
    }

    String name() {
        return name;
    }

    public List<Claim> claims() {
        return List.copyOf(claims);
    }
}
