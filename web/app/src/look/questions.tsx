import type { LookAnswer, LookedFile, LookQuestion } from "../state/looked";
import { t, textOf } from "../words";
import { answered, askFor } from "./files";

/** What must be answered before anything can be drawn. */
export function Questions({ file, questions }: { file: LookedFile; questions: readonly LookQuestion[] }) {
  return (
    <section class="sec looked-questions" aria-labelledby="look-questions">
      <h2 id="look-questions">{t("look.questions")}</h2>
      <p class="small" role="status">
        {t("look.questionsNote")}
      </p>
      {questions.map((q) => (
        <Question key={q.text} file={file} question={q} />
      ))}
    </section>
  );
}

/** The question in the page's language, where the page knows it. */
function known(q: LookQuestion): string | null {
  if (q.answers.every((a) => a.flag === "dates" && /^(dmy|mdy|ymd)$/.test(a.value))) return t("look.question.dates");
  return q.answers.some((a) => a.flag === "swap") ? t("look.question.swap") : null;
}

const answerText = (a: LookAnswer) => textOf(`look.answer.${a.flag}.${a.value}`);

function Question({ file, question: q }: { file: LookedFile; question: LookQuestion }) {
  const head = known(q);
  return (
    <div class="looked-question" role="group" aria-label={head ?? q.text}>
      {head && <p>{head}</p>}
      <p class={head ? "small" : undefined} lang="en">
        {q.text}
      </p>
      {q.examples.length > 0 && (
        <ul class="looked-examples">
          {q.examples.map((x) => (
            <li key={x}>{x}</li>
          ))}
        </ul>
      )}
      <p class="looked-answers">
        {q.answers.map((a) => {
          const text = answerText(a);
          return (
            <button
              key={`${a.flag} ${a.value}`}
              class="btn line"
              type="button"
              lang={text === null ? "en" : undefined}
              onClick={() => askFor(file, answered(file.ask.peek(), a))}
            >
              {text ?? a.text}
            </button>
          );
        })}
      </p>
    </div>
  );
}
