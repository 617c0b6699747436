import { msg } from '@lingui/core/macro'
import { pages } from '@portal/domain/addresses'
import { type Here, page } from '../platform/navigation/page.tsx'

const at = pages.instructions
const plain = ({ param, go }: Here<'id'>) => ({ id: param('id'), go })
const stepped = (here: Here<'id'>) => ({ ...plain(here), step: here.query('step') })

const ofSide = (here: Here<'id'>) => ({ ...stepped(here), side: here.session.side })

/** §8.3: from the draft to the report; §10.2 and §10.3: what people answer on the way. */
export const instructionPages = [
  page(
    at.list,
    'instructions.read',
    async () => (await import('../instructions/list/list-page.tsx')).InstructionListPage,
    ({ session, may, query, go }) => ({
      side: session.side,
      mayDraft: may('instructions.draft'),
      maySubmit: may('instructions.submit'),
      mayRecord: may('instructions.process'),
      query,
      go,
    }),
    { word: msg`Weisungen` },
  ),
  page(
    at.new,
    'instructions.draft',
    async () => (await import('../instructions/draft/new-page.tsx')).NewInstructionPage,
    ({ may, go }) => ({ maySubmit: may('instructions.submit'), go }),
  ),
  page(
    at.enter,
    'instructions.process',
    async () => (await import('../instructions/processing/entry-page.tsx')).EntryPage,
    ({ query, go }) => ({ clientId: query('clientId'), go }),
  ),
  page(
    at.offer,
    'instructions.process',
    async () => (await import('../instructions/changes/offer-page.tsx')).OfferPage,
    ({ query, go }) => ({ clientId: query('clientId'), step: query('step'), go }),
  ),
  page(
    at.one,
    'instructions.read',
    async () => (await import('../instructions/page/instruction-page.tsx')).InstructionPage,
    ({ session, param, query, go }) => ({
      id: param('id'),
      session,
      reviewed: Number(query('reviewed')) || null,
      receipt: query('receipt'),
      go,
    }),
  ),
  page(
    at.edit,
    'instructions.draft',
    async () => (await import('../instructions/draft/edit-page.tsx')).EditInstructionPage,
    (here) => ({ ...plain(here), maySubmit: here.may('instructions.submit') }),
  ),
  page(
    at.revisions,
    'instructions.read',
    async () => (await import('../instructions/wording/revisions-page.tsx')).RevisionsPage,
    (here) => ({ ...plain(here), query: here.query }),
  ),
  page(
    at.confirm,
    'instructions.submit',
    async () => (await import('../instructions/answers/confirm-page.tsx')).ConfirmPage,
    stepped,
  ),
  page(
    at.reject,
    'instructions.submit',
    async () => (await import('../instructions/answers/reject-page.tsx')).RejectPage,
    stepped,
  ),
  page(
    at.contest,
    'instructions.submit',
    async () => (await import('../instructions/answers/reject-page.tsx')).ContestPage,
    stepped,
  ),
  page(
    at.amend,
    'instructions.submit',
    async () => (await import('../instructions/answers/amend-page.tsx')).AmendPage,
    stepped,
  ),
  page(
    at.withdraw,
    'instructions.submit',
    async () => (await import('../instructions/answers/withdraw-page.tsx')).WithdrawPage,
    stepped,
  ),
  page(
    at.approve_costs,
    'instructions.submit',
    async () => (await import('../instructions/answers/costs-page.tsx')).CostsPage,
    stepped,
  ),
  page(
    at.accept,
    'instructions.submit',
    async () => (await import('../instructions/answers/accept-page.tsx')).AcceptPage,
    stepped,
  ),
  page(
    at.countersign,
    'instructions.submit',
    async () => (await import('../instructions/answers/countersign-page.tsx')).CountersignPage,
    stepped,
  ),
  page(
    at.agree,
    'instructions.agree',
    async () => (await import('../instructions/changes/agree-page.tsx')).AgreePage,
    (here) => ({ ...plain(here), side: here.session.side }),
  ),
  page(
    at.refuse,
    'instructions.agree',
    async () => (await import('../instructions/changes/end-pages.tsx')).RefusePage,
    ofSide,
  ),
  page(
    at.revise,
    'instructions.agree',
    async () => (await import('../instructions/changes/revise-page.tsx')).RevisePage,
    ofSide,
  ),
  page(
    at.retract,
    'instructions.agree',
    async () => (await import('../instructions/changes/end-pages.tsx')).RetractPage,
    ofSide,
  ),
  page(
    at.report_defect,
    'instructions.submit',
    async () => (await import('../instructions/answers/defect-page.tsx')).DefectPage,
    plain,
  ),
  page(
    at.send_back,
    'instructions.submit',
    async () => (await import('../instructions/answers/return-page.tsx')).ReturnPage,
    plain,
  ),
  page(
    at.raise_concern,
    'instructions.process',
    async () => (await import('../instructions/processing/concern-page.tsx')).ConcernPage,
    plain,
  ),
  page(
    at.quote,
    'instructions.process',
    async () => (await import('../instructions/processing/quote-page.tsx')).QuotePage,
    plain,
  ),
  page(
    at.execute,
    'instructions.process',
    async () => (await import('../instructions/processing/execute-page.tsx')).ExecutePage,
    plain,
  ),
  page(
    at.decline,
    'instructions.process',
    async () => (await import('../instructions/processing/decline-page.tsx')).DeclinePage,
    plain,
  ),
  page(
    at.correct,
    'instructions.process',
    async () => (await import('../instructions/processing/correct-page.tsx')).CorrectPage,
    plain,
  ),
  page(
    at.take_back,
    'instructions.process',
    async () => (await import('../instructions/processing/take-back-page.tsx')).TakeBackPage,
    plain,
  ),
  page(
    at.start_emergency,
    'instructions.process',
    async () => (await import('../instructions/processing/emergency-page.tsx')).EmergencyPage,
    plain,
  ),
  page(
    at.settle_contest,
    'instructions.process',
    async () => (await import('../instructions/processing/settle-page.tsx')).SettlePage,
    plain,
  ),
]
