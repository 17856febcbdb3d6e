package touchstone.lead.link;

/** Links signed with a secret of tests. */
public final class TestLinks {
    private TestLinks() {}

    public static Links links() {
        return new Links(new LinkConfig() {
            @Override
            public String secret() {
                return "dGVzdC1vbmx5LXNlY3JldC1vZi0zMi1ieXRlcy4uLi4=";
            }

            @Override
            public String front() {
                return "http://front.test";
            }
        });
    }
}
