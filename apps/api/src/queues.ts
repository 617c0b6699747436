import { accountMailQueue } from './accounts/service.ts'
import { offerQueue } from './agreements/offers/offer-queue.ts'
import { importQueue } from './clientele/import/import-queue.ts'
import { mailQueue } from './mails/outbox.ts'
import { checkQueue } from './evidence/alarms/check-queue.ts'
import { stampQueue } from './evidence/stamp-heads.ts'
import { paperQueue } from './instructions/papers/paper-queue.ts'
import { noticePaperQueue } from './notices/paper-queue.ts'
import { publicationQueue } from './notices/publication.ts'
import { roundQueue } from './people/rounds/round-queue.ts'
import { receiptQueue } from './receipts/service.ts'

/** The queues of all features; `portal.ts` gives each its worker. */
export const queues = {
  mail: mailQueue,
  accountMail: accountMailQueue,
  publication: publicationQueue,
  clientImport: importQueue,
  agreementOffers: offerQueue,
  invitationRound: roundQueue,
  receipt: receiptQueue,
  paper: paperQueue,
  noticePaper: noticePaperQueue,
  stamp: stampQueue,
  logCheck: checkQueue,
}
