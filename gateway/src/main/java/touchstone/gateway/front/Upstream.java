package touchstone.gateway.front;

/** Who stands behind the front door. */
public enum Upstream {
    REGISTRATION, CATALOG, LEAD, GATEWAY
}
