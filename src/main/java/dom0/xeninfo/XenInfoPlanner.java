package dom0.xeninfo;

import dom0.plan.Plan;

/** Plans nothing: what was found is the result. */
final class XenInfoPlanner {
  private XenInfoPlanner() {}

  static Plan plan(XenInfoFound found) {
    Plan.Builder plan = new Plan.Builder();
    found.facts().forEach(plan::fact);
    plan.fact("unread", found.unread());
    found.warnings().forEach(plan::warn);
    found
        .unread()
        .forEach((subset, why) -> plan.warn("%s could not be read: %s".formatted(subset, why)));
    return plan.build();
  }
}
