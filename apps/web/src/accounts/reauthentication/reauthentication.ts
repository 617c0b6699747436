import { faultOf } from '../../platform/http/fault-of.ts'
import { createStore } from '../../platform/http/store.ts'

type Question = { answer: Promise<boolean>; settle: (isDone: boolean) => void }

const question = createStore<Question | null>(null)

export const reauthenticationDialog = () => import('./reauthentication-dialog.tsx')

/** The open question whether it is really this person, for the dialog that asks it. */
export const useReauthenticationAsked = question.useValue

/**
 * A change of the account: when the server wants to know who is asking, the person is asked, and the act is repeated.
 * Given up, it fails with `reauthentication-required`; nothing has happened then.
 */
export async function reauthenticated<T>(act: () => Promise<T>): Promise<T> {
  // What asks comes meanwhile: where it does not, the act fails as long as nothing waits for an answer.
  const dialog = reauthenticationDialog()
  dialog.catch(() => {})
  try {
    return await act()
  } catch (error) {
    const isAsked = faultOf(error)?.code === 'reauthentication-required'
    if (isAsked && (await dialog) && (await ask())) return act()
    throw error
  }
}

/** Acts that are refused at the same time wait for the same answer. */
function ask(): Promise<boolean> {
  const open = question.get()
  if (open) return open.answer
  const { promise, resolve } = Promise.withResolvers<boolean>()
  question.set({
    answer: promise,
    settle: (isDone) => {
      question.set(null)
      resolve(isDone)
    },
  })
  return promise
}
