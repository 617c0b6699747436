import { itIsFaultless } from './look.ts'
import { type Places, reviewReset, shared } from './places.ts'
import { usePortal } from './portal.ts'
import { useSamples } from './samples.ts'

const portal = usePortal()
const ids = useSamples(portal)

const ofProvider = (): Places => ({
  twice: [
    `/vertrag/${ids.agreement}`,
    '/kunden',
    `/kunden/${ids.client}`,
    `/kunden/${ids.client}/protokoll`,
    '/mitarbeitende',
    `/mitarbeitende/${ids.eva}`,
    `/mitarbeitende/zuruecksetzungen/${ids.reset}`,
    '/postausgang',
    '/dokumente/neu',
    '/mitteilungen/neu',
    `/mitteilungen/${ids.notice_draft}`,
    '/weisungen/muendlich',
    `/weisungen/${ids.in_review}`,
    `/weisungen/${ids.in_review}/bedenken`,
    `/weisungen/${ids.in_progress}/ausfuehren`,
    '/nachweise',
    `/nachweise?kunde=${ids.client}`,
  ],
  once: [
    ...shared(ids),
    `/kunden/${ids.client}/einladen`,
    `/kunden/${ids.client}/zugaenge/${ids.miriam}`,
    `/kunden/${ids.client}/register/${ids.valid}`,
    '/mitarbeitende/einladen',
    [`/mitarbeitende/${ids.eva}/zuruecksetzen`, reviewReset],
    `/mitteilungen/${ids.notice_draft}/bearbeiten`,
    `/weisungen/${ids.in_review}/kostenschaetzung`,
    `/weisungen/${ids.in_progress}/ablehnen`,
    `/weisungen/${ids.declined}`,
    '/quittungen',
  ],
})

itIsFaultless(portal, 'the provider', 'robert.zerer', ofProvider)
