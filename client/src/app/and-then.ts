/** A call that, once it is answered, does something with the answer before it gives it. */
export function andThen<Asked extends unknown[], Answer>(
  call: (...asked: Asked) => Promise<Answer>,
  next: (answer: Answer) => void,
): (...asked: Asked) => Promise<Answer> {
  return async (...asked) => {
    const answer = await call(...asked);
    next(answer);
    return answer;
  };
}
