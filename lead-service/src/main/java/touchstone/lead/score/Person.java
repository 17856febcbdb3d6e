package touchstone.lead.score;

import java.util.List;

/**
 * What fit is told by: what they typed or confirmed themselves on a form, and what became of others at the same company. Of who is registered only what
 * the rules of whoever said it let us use so.
 *
 * @param domain   of their address, or null where it may not be used, private people have theirs there, or it lasts for minutes
 * @param company  as they said, or null
 * @param roles    their parts in the decision, as they said on any of the leads that are one
 * @param title    as they said, or null
 * @param accepted how many other leads of the same company were accepted
 * @param won      how many opportunities there were won
 */
record Person(String domain, String company, List<String> roles, String title, long accepted, long won) {}
