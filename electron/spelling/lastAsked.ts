/**
 * Asks, and hands on the answer to the last question alone, once.
 *
 * Chromium gives up a question when the text goes on, and Electron takes whatever answer comes for that of the
 * question that is open: from Chromium 152 on, the late answer to a question that was given up ends the page with
 * the next one (github.com/manusa/electronim/pull/723). Nobody waits for an answer that is not handed on.
 * @param instead what is answered where asking failed
 */
export function lastAsked<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  instead: Answer,
): (question: Question, answer: (value: Answer) => void) => void {
  let asked = 0;
  return (question, answer) => {
    asked += 1;
    const number = asked;
    const handOn = (value: Answer) => {
      if (number === asked) answer(value);
    };
    ask(question).then(handOn, () => handOn(instead));
  };
}
