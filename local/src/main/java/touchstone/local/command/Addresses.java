package touchstone.local.command;

import touchstone.local.Stack;

/** What somebody needs who has just started the system. */
final class Addresses {
    private Addresses() {}

    static void print(Stack stack, boolean keycloakIsOurs, boolean mailsAreOurs) {
        System.out.println();
        line("Demo shop", stack.front() + "/shop/", "sign in at the social network as visitor-one or visitor-two");
        line("Console", stack.front() + "/console/", "sign in as sales, marketing, steward, approver or operator");
        line("", "", "customers without a social network: verified-company, and partner, of the group dealer");
        line("API", stack.front() + "/docs", "publishable key of channel web: pk_demo_web");
        if (mailsAreOurs) line("Mails", stack.mails() + "/", "every mail that was sent");
        if (keycloakIsOurs) line("Keycloak", stack.keycloak() + "/admin/", "as admin, password in " + stack.data().secrets());
        System.out.println();
        System.out.println("  Everybody's password is the user name. ./touchstone --help has the other verbs; Ctrl-C or ./touchstone down stops all.");
    }

    private static void line(String what, String address, String remark) {
        System.out.printf("  %-10s %-34s %s%n", what, address, remark);
    }
}
