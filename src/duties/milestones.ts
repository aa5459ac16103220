/** Steps in the law's sense that happen outside of Dabyl and that deadlines count from or up to; members tell of them in words or by tap. */
export const MILESTONES = [
  /** The person (or a guardian) applied to a provider for services (000:689). */
  "application",
  /** The form of Annex 2 to the Standard is filled in (000:689-690). */
  "assessed",
  /** The authorised body recognised, or did not recognise, the status (000:765-767). */
  "recognised",
  "not_recognised",
  /** Form and application went to the authorised body (000:696). */
  "form_sent",
  /** Internal affairs referred to a provider (000:694). */
  "referred",
  /** The guardianship authority knows of the child (000:725). */
  "guardianship_told",
  /** Internal affairs know of the case of trafficking (000:815). */
  "police_told",
  /** The contract on services is concluded (000:721). */
  "services_began",
  /** That contract ended or was extended. */
  "services_ended",
  /** Admitted to a Centre for Adaptation of Minors, a Centre for Support of Children (000:729-731). */
  "admitted_cam",
  "admitted_csc",
  /** The child's status is determined (000:729-731). */
  "status_set",
] as const;
export type Milestone = (typeof MILESTONES)[number];
