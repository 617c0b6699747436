import { useState } from 'react'

/** One act that is no form: whether it is under way, and why it failed the last time. */
export function useAct() {
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<Error | null>(null)

  async function run(work: () => Promise<unknown>) {
    setRefusal(null)
    setPending(true)
    try {
      await work()
    } catch (error) {
      setRefusal(error instanceof Error ? error : new Error(String(error)))
    } finally {
      setPending(false)
    }
  }
  return { isPending, refusal, act: (work: () => Promise<unknown>) => void run(work) }
}
