import { randomUUID } from 'node:crypto'
import { itIsFaultless } from './look.ts'
import { type Places, refused, reviewAct, reviewEnd, reviewEntry, reviewReset } from './places.ts'
import { usePortal } from './portal.ts'
import { useSamples } from './samples.ts'

const portal = usePortal()
const ids = useSamples(portal)

const ofAnswering = (): Places => ({
  twice: [
    `/weisungen/${ids.suspended}`,
    `/weisungen/${ids.suspended}/aendern`,
    [`/weisungen/${ids.told}/bestaetigen`, reviewAct],
  ],
  once: [
    `/weisungen/${ids.suspended}/bestaetigen`,
    `/weisungen/${ids.suspended}/widerrufen`,
    `/weisungen/${ids.suspended}/fassungen`,
    `/weisungen/${ids.told}`,
    `/weisungen/${ids.told}/bestaetigen`,
    `/weisungen/${ids.told}/zurueckweisen`,
  ],
})
const ofManager = (): Places => ({
  twice: [
    '/praxis',
    '/praxis/protokoll',
    '/praxis/vier-augen?zu=ein',
    ['/praxis/einladen', refused],
    `/praxis/zugaenge/${ids.miriam}`,
    [`/praxis/zugaenge/${ids.miriam}/zuruecksetzen`, reviewReset],
    ['/praxis/register/neu', refused],
    ['/praxis/register/neu', reviewEntry],
    `/praxis/register/${ids.valid}?done=added`,
    `/praxis/register/${ids.valid}/aendern`,
    [`/praxis/register/${ids.valid}/beenden`, reviewEnd],
  ],
  once: [
    `/praxis/zugaenge/${randomUUID()}`,
    `/praxis/register/${ids.past}`,
    `/praxis/register/${ids.past}/aendern`,
  ],
})
itIsFaultless(portal, 'an authorised person who is asked for an answer', 'sabine.koch', ofAnswering)
itIsFaultless(portal, 'a manager', 'anna.berger', ofManager)
