/** Who may call what, written by hand: the routes must agree with it, not the other way round. */
export const matrixRoles = [
  'public',
  'stranger',
  'supplier',
  'officer',
  'manager',
  'auditor',
  'rup',
  'awardOrgan',
  'seggio',
  'commissioner',
  'custodian',
  'administrator',
] as const;
export type MatrixRole = (typeof matrixRoles)[number];

const everyone = matrixRoles;
const signedIn = matrixRoles.filter((role) => role !== 'public');
const draftReaders: MatrixRole[] = ['officer', 'manager', 'auditor', 'rup', 'awardOrgan'];
const evaluators: MatrixRole[] = ['rup', 'awardOrgan', 'seggio', 'commissioner', 'auditor'];

/** Operation → roles that are let in; every other role is kept out. */
export const accessMatrix: Readonly<Record<string, readonly MatrixRole[]>> = {
  getHealth: everyone,
  getReady: everyone,
  getMetrics: everyone,
  getOpenApi: everyone,
  getDocs: everyone,
  getReceiptKeys: everyone,

  getMe: signedIn,
  putCustodianRecipient: signedIn,
  registerSupplier: signedIn,
  putAuthority: ['administrator'],
  putAuthorityPerson: ['administrator'],

  createDraft: ['officer'],
  listDrafts: signedIn,
  getDraft: draftReaders,
  putDraft: ['officer', 'rup'],
  listMissing: draftReaders,
  getDraftTimetable: draftReaders,
  listRoles: draftReaders,
  putRoles: ['officer'],

  listTenders: everyone,
  getTender: everyone,
  getTenderTimetable: everyone,
  listEvents: everyone,
  streamEvents: everyone,
  readFeed: everyone,
  listActs: everyone,
  getAct: everyone,
  getLedger: everyone,

  getCommand: signedIn,
  adoptDecision: ['awardOrgan'],
  publishTender: ['rup'],
  rectifyTender: ['rup'],
  extendSubmission: ['rup'],
  requestIntegration: ['rup', 'seggio'],
  admitBid: ['rup'],
  excludeBid: ['rup'],
  closeAdmissions: ['rup'],
  appointCommission: ['awardOrgan'],
  freezeScores: ['commissioner'],
  formRanking: ['commissioner'],
  requestExplanations: ['rup'],
  judgeExplanations: ['rup'],
  proposeAward: ['commissioner'],
  verifyRequirements: ['rup'],
  awardLot: ['awardOrgan'],
  signContract: ['awardOrgan'],
  revokeTender: ['awardOrgan'],
  fastForward: ['rup'],

  getCustody: ['rup'],
  putManifest: ['rup'],
  getManifest: everyone,
  listOwnShares: ['custodian'],
  acknowledgeShares: ['custodian'],
  challengeCustodian: ['custodian'],
  proveCustody: ['custodian'],
  getSuccessor: ['custodian', 'rup'],
  handOverShares: ['custodian'],
  getKey: ['custodian', 'rup', 'seggio', 'commissioner'],
  releaseShare: ['custodian'],

  getUploadReceipt: ['supplier'],
  commitBid: ['supplier'],
  getOwnBid: ['supplier'],
  askQuestion: ['supplier'],
  listQuestions: everyone,
  answerQuestion: ['rup'],
  subscribe: signedIn,
  unsubscribe: signedIn,
  listRequests: ['supplier', 'rup', 'awardOrgan', 'seggio', 'commissioner', 'auditor'],
  replyToRequest: ['supplier'],
  readReplyFile: ['supplier', 'rup', 'awardOrgan', 'seggio', 'commissioner', 'auditor'],

  listOpenings: ['supplier', ...evaluators],
  listBids: evaluators,
  readEnvelopeFile: ['supplier', ...evaluators],
  declareInterests: ['commissioner'],
  putScores: ['commissioner'],
  confirmScores: ['commissioner'],
  listScores: everyone,
  getEvaluation: everyone,

  listInbox: signedIn,
  listCommunications: ['rup', 'awardOrgan', 'auditor'],
};

/** Operations that concern who bids: never logged, never counted. */
export const secretOperations: readonly string[] = [
  'getMe',
  'registerSupplier',
  'getManifest',
  'getUploadReceipt',
  'commitBid',
  'getOwnBid',
  'askQuestion',
  'subscribe',
  'unsubscribe',
  'replyToRequest',
  'releaseShare',
  'listInbox',
];
