import { useEffect, useState } from 'react'

type Answer<T> = { data: T | null; refusal: Error | null }

/** What came of a question; a new object asks it again. The pages before a session know no cache. */
export function useAnswer<Q extends object, T>(
  question: Q,
  ask: (question: Q) => Promise<T>,
): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ data: null, refusal: null })
  useEffect(() => {
    ask(question).then(
      (data) => setAnswer({ data, refusal: null }),
      (refusal: Error) => setAnswer((last) => ({ ...last, refusal })),
    )
  }, [ask, question])
  return answer
}
