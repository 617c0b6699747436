import { itIsFaultless } from './look.ts'
import { type Places, reviewAct, shared } from './places.ts'
import { usePortal } from './portal.ts'
import { useSamples } from './samples.ts'

const portal = usePortal()
const ids = useSamples(portal)

const ofAuthorised = (): Places => ({
  twice: [
    ...shared(ids),
    '/weisungen/neu',
    `/weisungen/${ids.draft}`,
    `/weisungen/${ids.draft}?reviewed=1`,
    `/weisungen/${ids.draft}/bearbeiten`,
    [`/weisungen/${ids.costs}/kosten`, reviewAct],
    '/nachweise',
    '/quittungen',
    '/konto',
    '/konto/protokoll',
    '/gibt-es-nicht',
  ],
  once: [
    `/weisungen/${ids.submitted}`,
    `/weisungen/${ids.costs}`,
    `/weisungen/${ids.costs}/kosten`,
    `/weisungen/${ids.executed}/abnehmen`,
    `/weisungen/${ids.executed}/mangel`,
    `/nachweise?vorgang=${ids.executed}&art=notice.opened`,
    '/konto/protokoll?nur=auffaelliges',
  ],
})
itIsFaultless(portal, 'an authorised person', 'lukas.huber', ofAuthorised)
