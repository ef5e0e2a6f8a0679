/** What obliges to extend the term for bids (arts 25 c. 2, 92 cc. 1-2). */
export const proposalCauses = ['rectification', 'lateClarification', 'malfunction', 'siteVisit'] as const;
export type ProposalCause = (typeof proposalCauses)[number];
