import { beforeAll, describe, expect, it } from 'vitest'
import { account } from './demo.ts'
import { usePortal } from './harness.ts'
import { addressOf, operationsOf } from './operations.ts'
import { usePerson } from './person.ts'
import { type Answer, cookieOf, send } from './request.ts'

/**
 * Every operation of the OpenAPI document × every kind of session against the expected answer. Ids in the paths are
 * unknown, so whoever may do a thing gets past the door and learns that there is nothing (404), or that the input is
 * wrong (400); whoever may not is turned away before (401, 403).
 */
const portal = usePortal()
let half: string
const people = {
  viewer: usePerson(portal, 'jonas.weiss'),
  member: usePerson(portal, 'miriam.vogt'),
  authorised: usePerson(portal, 'lukas.huber'),
  manager: usePerson(portal, 'anna.berger'),
  otherManager: usePerson(portal, 'petra.lindenau'),
  auditor: usePerson(portal, 'martin.kreuz'),
  staff: usePerson(portal, 'eva.brandl'),
  owner: usePerson(portal, 'robert.zerer'),
}
type Kind = 'anonymous' | 'half' | keyof typeof people

beforeAll(async () => {
  const { email, password } = account('karin.stadler')
  half = cookieOf(await send(portal.app, 'POST', '/session', { body: { email, password } }))
})

const everybody = [
  'viewer',
  'member',
  'authorised',
  'manager',
  'otherManager',
  'auditor',
  'staff',
  'owner',
] as const
const drafting = ['member', 'authorised', 'manager', 'otherManager'] as const
const provider = ['auditor', 'staff', 'owner'] as const
const working = ['staff', 'owner'] as const
const ofClients = everybody.filter((kind) => !provider.some((other) => other === kind))
const confirming = ['authorised', 'manager', 'otherManager'] as const
const managing = ['manager', 'otherManager', ...working] as const

/** Who gets past the door, and what they are told there. Everybody else: 401 without a session, else 403. */
type Row = {
  may: readonly Kind[] | 'anyone'
  answer: number
  /** What the provider's people are told where it differs: they have to say whose. */
  ofProvider?: number
  /** What a client's people are told where the act is the provider's alone. */
  ofClient?: number
}
const expected: Record<string, Row> = {
  signIn: { may: 'anyone', answer: 400 },
  giveTotpCode: { may: 'anyone', answer: 400 },
  giveRecoveryCode: { may: 'anyone', answer: 400 },
  startPasskeySignIn: { may: 'anyone', answer: 200 },
  signInWithPasskey: { may: 'anyone', answer: 400 },
  // Only in the half session of an enrolment, or where the owner was just asked again.
  startTotpEnrolment: { may: [], answer: 403 },
  startPasskeyEnrolment: { may: [], answer: 403 },
  finishTotpEnrolment: { may: 'anyone', answer: 400 },
  addPasskey: { may: 'anyone', answer: 400 },
  lookUpInvitation: { may: 'anyone', answer: 400 },
  lookUpLink: { may: 'anyone', answer: 400 },
  requestPasswordReset: { may: 'anyone', answer: 400 },
  completePasswordReset: { may: 'anyone', answer: 400 },
  acceptFactorReset: { may: 'anyone', answer: 400 },
  completeEmailChange: { may: 'anyone', answer: 400 },
  acceptInvitation: { may: 'anyone', answer: 400 },
  getSession: { may: everybody, answer: 200 },
  findPlace: { may: everybody, answer: 400 },
  switchClient: { may: everybody, answer: 400 },
  getAccount: { may: everybody, answer: 200 },
  changeAccount: { may: everybody, answer: 400 },
  startReauthentication: { may: everybody, answer: 404 },
  reauthenticate: { may: everybody, answer: 400 },
  startConfirmation: { may: everybody, answer: 400 },
  listFactors: { may: everybody, answer: 200 },
  listSessions: { may: everybody, answer: 200 },
  listOwnSecurityEvents: { may: everybody, answer: 200 },
  confirmRecoveryCodes: { may: everybody, answer: 400 },
  // Theirs to change, but only after they were asked again: 403 with a reason of its own.
  changePassword: { may: everybody, answer: 403 },
  changeEmail: { may: everybody, answer: 403 },
  renameAuthenticator: { may: everybody, answer: 403 },
  removeAuthenticator: { may: everybody, answer: 403 },
  renamePasskey: { may: everybody, answer: 403 },
  removePasskey: { may: everybody, answer: 403 },
  renewRecoveryCodes: { may: everybody, answer: 403 },
  endSession: { may: everybody, answer: 403 },
  endOtherSessions: { may: everybody, answer: 403 },
  getSetup: { may: ['owner'], answer: 200 },
  postponeSetupStep: { may: ['owner'], answer: 400 },
  resumeSetupStep: { may: ['owner'], answer: 400 },
  finishSetup: { may: ['owner'], answer: 409 },
  takeFirstLook: { may: ofClients, answer: 204 },
  getHome: { may: everybody, answer: 200 },
  listClients: { may: everybody, answer: 200 },
  getClient: { may: everybody, answer: 404 },
  getImportTemplate: { may: working, answer: 200 },
  listClientImports: { may: working, answer: 200 },
  getClientImport: { may: working, answer: 404 },
  importClients: { may: working, answer: 415 },
  createClient: { may: working, answer: 400 },
  changeClient: { may: working, answer: 428 },
  changeOwnDetails: { may: ['manager', 'otherManager'], answer: 428 },
  archiveClient: { may: working, answer: 428 },
  restoreClient: { may: working, answer: 428 },
  listClientHistory: { may: everybody, answer: 404 },
  getClientNote: { may: provider, answer: 404 },
  writeClientNote: { may: working, answer: 400 },
  listMembers: { may: everybody, answer: 404 },
  changeMember: { may: managing, answer: 400 },
  removeMember: { may: managing, answer: 404 },
  endMemberSessions: { may: managing, answer: 404 },
  listClientSecurityLog: { may: ['auditor', ...managing], answer: 404 },
  startInvitationRound: { may: working, answer: 400 },
  listInvitationRounds: { may: provider, answer: 200 },
  getInvitationRound: { may: provider, answer: 404 },
  listInvitedPeople: { may: provider, answer: 200 },
  renewInvitations: { may: working, answer: 400 },
  listInvitations: { may: everybody, answer: 404 },
  invite: { may: managing, answer: 400 },
  renewInvitation: { may: managing, answer: 404 },
  revokeInvitation: { may: managing, answer: 404 },
  listAuthorisedPersons: { may: everybody, answer: 404 },
  listAuthorisedPersonHistory: { may: everybody, answer: 404 },
  addAuthorisedPerson: { may: managing, answer: 400 },
  changeAuthorisedPerson: { may: managing, answer: 400 },
  endAuthorisedPerson: { may: managing, answer: 428 },
  contestAuthorisedPerson: { may: confirming, answer: 400 },
  listProposals: { may: everybody, answer: 404 },
  getProposal: { may: everybody, answer: 404 },
  propose: { may: managing, answer: 400 },
  confirmProposal: { may: confirming, answer: 428 },
  refuseProposal: { may: confirming, answer: 400 },
  withdrawProposal: { may: managing, answer: 404, ofClient: 403 },
  startMemberFactorReset: { may: managing, answer: 400 },
  startStaffFactorReset: { may: managing, answer: 400 },
  listFactorResets: { may: provider, answer: 200 },
  approveFactorReset: { may: managing, answer: 428 },
  renewFactorReset: { may: managing, answer: 404 },
  cancelFactorReset: { may: managing, answer: 404 },
  getProvider: { may: everybody, answer: 200 },
  getLegalLinks: { may: 'anyone', answer: 200 },
  changeProvider: { may: ['owner'], answer: 400 },
  uploadProviderLogo: { may: ['owner'], answer: 415 },
  listProviderVersions: { may: provider, answer: 200 },
  getProviderVersion: { may: provider, answer: 404 },
  listContractTexts: { may: provider, answer: 200 },
  getContractText: { may: provider, answer: 404 },
  acceptContractText: { may: ['owner'], answer: 204 },
  publishContractText: { may: ['owner'], answer: 400 },
  listStaff: { may: provider, answer: 200 },
  changeStaff: { may: ['owner'], answer: 400 },
  removeStaff: { may: ['owner'], answer: 404 },
  endStaffSessions: { may: ['owner'], answer: 404 },
  listStaffInvitations: { may: provider, answer: 200 },
  inviteStaff: { may: ['owner'], answer: 400 },
  renewStaffInvitation: { may: ['owner'], answer: 404 },
  revokeStaffInvitation: { may: ['owner'], answer: 404 },
  listAgreements: { may: everybody, answer: 200 },
  getAgreement: { may: everybody, answer: 404 },
  listAgreementVersions: { may: everybody, answer: 404 },
  getAgreementDocument: { may: everybody, answer: 404 },
  listAgreementHistory: { may: everybody, answer: 404 },
  recordAgreement: { may: working, answer: 400 },
  reviseAgreement: { may: working, answer: 400 },
  replyToContest: { may: working, answer: 400 },
  strikeAgreement: { may: working, answer: 400 },
  confirmAgreement: { may: confirming, answer: 400 },
  contestAgreement: { may: confirming, answer: 400 },
  offerAgreements: { may: working, answer: 400 },
  listOfferBatches: { may: working, answer: 200 },
  getOfferBatch: { may: working, answer: 404 },
  listOffers: { may: everybody, answer: 200 },
  getOffer: { may: everybody, answer: 404 },
  listOfferHistory: { may: everybody, answer: 404 },
  getOfferDocument: { may: everybody, answer: 404 },
  fillOffer: { may: ['manager', 'otherManager'], answer: 400 },
  signOffer: { may: ['manager', 'otherManager'], answer: 400 },
  declineOffer: { may: ['manager', 'otherManager'], answer: 400 },
  countersignOffer: { may: working, answer: 400 },
  withdrawOffer: { may: working, answer: 400 },
  remindOfOffer: { may: working, answer: 428 },
  previewDeadline: { may: everybody, answer: 400 },
  listDocuments: { may: everybody, answer: 200 },
  getDocument: { may: everybody, answer: 404 },
  getDocumentContent: { may: everybody, answer: 404 },
  uploadDocument: { may: working, answer: 415 },
  listSubprocessors: { may: everybody, answer: 200 },
  getSubprocessor: { may: everybody, answer: 404 },
  listSubprocessorVersions: { may: everybody, answer: 404 },
  recordSubprocessor: { may: working, answer: 400 },
  changeSubprocessor: { may: working, answer: 428 },
  getSubprocessorFile: { may: everybody, answer: 404 },
  uploadSubprocessorFile: { may: working, answer: 415 },
  listTomVersions: { may: everybody, answer: 200 },
  getCurrentToms: { may: everybody, answer: 200 },
  getTomVersion: { may: everybody, answer: 404 },
  getTomDraft: { may: working, answer: 200 },
  startToms: { may: working, answer: 400 },
  getTomImportTemplate: { may: working, answer: 200 },
  importMeasures: { may: working, answer: 415 },
  changeTomDraft: { may: working, answer: 428 },
  discardTomDraft: { may: working, answer: 404 },
  publishToms: { may: working, answer: 428 },
  listNotices: { may: everybody, answer: 200 },
  getNotice: { may: everybody, answer: 404 },
  acknowledgeNotice: { may: drafting, answer: 404 },
  draftNotice: { may: working, answer: 400 },
  changeNotice: { may: working, answer: 428 },
  discardNotice: { may: working, answer: 404 },
  publishNotice: { may: working, answer: 404 },
  getNoticeHanding: { may: provider, answer: 404 },
  handNoticeAgain: { may: working, answer: 404 },
  listNoticeRecipients: { may: provider, answer: 404 },
  tellOfNoticeOtherwise: { may: working, answer: 400 },
  endNoticeHanding: { may: working, answer: 400 },
  listInstructions: { may: everybody, answer: 200 },
  getInstruction: { may: everybody, answer: 404 },
  getInstructionReceipt: { may: everybody, answer: 404 },
  getInstructionReceiptJws: { may: everybody, answer: 404 },
  listReceipts: { may: everybody, answer: 200 },
  getReceipt: { may: everybody, answer: 404 },
  getReceiptContent: { may: everybody, answer: 404 },
  getReceiptJws: { may: everybody, answer: 404 },
  draftInstruction: { may: drafting, answer: 400 },
  changeInstruction: { may: drafting, answer: 428 },
  discardInstruction: { may: drafting, answer: 404 },
  submitInstruction: { may: ['authorised'], answer: 428 },
  acknowledgeInstruction: { may: working, answer: 404 },
  startInstruction: { may: working, answer: 404 },
  executeInstruction: { may: working, answer: 400 },
  declineInstruction: { may: working, answer: 400 },
  listInstructionRevisions: { may: everybody, answer: 404 },
  countersignInstruction: { may: ['authorised'], answer: 428 },
  confirmInstruction: { may: ['authorised'], answer: 428 },
  rejectInstruction: { may: ['authorised'], answer: 400 },
  contestInstruction: { may: ['authorised'], answer: 400 },
  amendInstruction: { may: ['authorised'], answer: 428 },
  withdrawInstruction: { may: ['authorised'], answer: 428 },
  decideInstructionCosts: { may: ['authorised'], answer: 400 },
  acceptInstruction: { may: ['authorised'], answer: 428 },
  sendBackInstruction: { may: ['authorised'], answer: 400 },
  reportInstructionDefect: { may: ['authorised'], answer: 400 },
  setFourEyes: { may: managing, answer: 400 },
  proposeChange: { may: working, answer: 400 },
  agreeToChange: { may: ['authorised', ...working], answer: 428 },
  refuseChange: { may: ['authorised', ...working], answer: 400 },
  reviseChange: { may: ['authorised', ...working], answer: 428 },
  retractChange: { may: ['authorised', ...working], answer: 428 },
  recordInstruction: { may: working, answer: 400 },
  receiveInstruction: { may: working, answer: 415 },
  correctInstructionEntry: { may: working, answer: 400 },
  takeBackInstructionEntry: { may: working, answer: 400 },
  startInstructionInEmergency: { may: working, answer: 400 },
  settleContest: { may: working, answer: 400 },
  raiseConcern: { may: working, answer: 400 },
  quoteInstructionCosts: { may: working, answer: 400 },
  getDeletionProtocol: { may: everybody, answer: 404 },
  getNoticeDocument: { may: everybody, answer: 404 },
  getConcernDocument: { may: everybody, answer: 404 },
  writeInstructionMessage: { may: [...drafting, ...working], answer: 400 },
  writeInstructionNote: { may: working, answer: 400 },
  getInstructionAttachment: { may: everybody, answer: 404 },
  attachInstructionFile: { may: drafting, answer: 415 },
  detachInstructionFile: { may: drafting, answer: 404 },
  listEvidence: { may: everybody, answer: 200, ofProvider: 400 },
  getEvidenceHead: { may: everybody, answer: 200, ofProvider: 400 },
  getHeadMailing: { may: ofClients, answer: 200 },
  changeHeadMailing: { may: ofClients, answer: 400 },
  exportEvidence: { may: everybody, answer: 200, ofProvider: 400 },
  getSeal: { may: everybody, answer: 200 },
  listEvidenceAlarms: { may: everybody, answer: 200 },
  endEvidenceAlarm: { may: working, answer: 400 },
  noteEvidenceAlarm: { may: ofClients, answer: 400 },
  reportFindings: { may: everybody, answer: 400 },
  getBackups: { may: ['owner'], answer: 200 },
  endBackupWarning: { may: ['owner'], answer: 400 },
  listMails: { may: provider, answer: 200 },
  endFailedMail: { may: working, answer: 400 },
  sendTrialMail: { may: ['owner'], answer: 428 },
  getOpenApi: { may: 'anyone', answer: 200 },
  getSigningKeys: { may: 'anyone', answer: 200 },
  getLiveness: { may: 'anyone', answer: 200 },
  getReadiness: { may: 'anyone', answer: 200 },
}
const ofProvider = new Set<Kind>(provider)
// Ends the session it is asked with; tried apart.
const apart = new Set(['signOut'])

type Operation = { id: string; method: string; path: string }
async function operations(): Promise<Operation[]> {
  const { body } = await send(portal.app, 'GET', '/openapi.json')
  return operationsOf(body).map((operation) => ({
    id: operation.operationId,
    method: operation.method,
    path: addressOf(operation).replace('/api/v1', ''),
  }))
}

const ask = ({ method, path }: Operation, kind: Kind): Promise<Answer> => {
  const cookie = kind === 'anonymous' ? null : kind === 'half' ? half : people[kind].cookie
  return send(portal.app, method, path, {
    headers: cookie ? { cookie } : {},
    ...(['POST', 'PATCH', 'PUT'].includes(method) && { body: {} }),
  })
}

describe('every operation', () => {
  it('stands in the table of expected answers, and every row of the table is an operation', async () => {
    const ids = (await operations()).map(({ id }) => id).filter((id) => !apart.has(id))
    expect(ids.toSorted()).toEqual(Object.keys(expected).toSorted())
  })

  it('answers every kind of session as the table says', async () => {
    const wrong: string[] = []
    for (const operation of await operations()) {
      const row = expected[operation.id]
      if (!row) continue
      for (const kind of ['anonymous', 'half', ...everybody] as Kind[]) {
        const inside = row.may === 'anyone' || row.may.includes(kind)
        const outside = kind === 'anonymous' || kind === 'half' ? 401 : 403
        const { status } = await ask(operation, kind)
        const told = (ofProvider.has(kind) ? row.ofProvider : row.ofClient) ?? row.answer
        const want = inside ? told : outside
        if (status !== want) wrong.push(`${operation.id} as ${kind}: ${status}, not ${want}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('answers a refusal as a problem document that a person understands', async () => {
    for (const operation of await operations()) {
      const { status, body, headers } = await ask(operation, 'anonymous')
      if (status < 400) continue
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
      expect(body).toMatchObject({
        type: `/problems/${body.code}`,
        status,
        instance: expect.any(String),
      })
      expect(body.detail).toMatch(/[.!]$/u)
    }
  })

  it('has an operationId, a summary, its errors, and an example for each body', async () => {
    const { body } = await send(portal.app, 'GET', '/openapi.json')
    expect(body.openapi).toBe('3.1.0')
    const lacking: string[] = []
    for (const [path, methods] of Object.entries<Record<string, any>>(body.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const errors = Object.keys(operation.responses).filter((status) => Number(status) >= 400)
        const content = operation.requestBody?.content ?? {}
        const illustrated = Object.values<any>(content).every(
          ({ schema, example }) => example ?? schema?.examples ?? schema?.example,
        )
        if (!operation.operationId || !operation.summary || errors.length < 2 || !illustrated)
          lacking.push(`${method} ${path}`)
      }
    }
    expect(lacking).toEqual([])
  })
})
