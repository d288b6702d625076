"""What a process of a batch does: make an edition, unless it is made already, and keep the account
of it.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from edition import delivery
from edition.answers import DONE, REFUSED, Answer, as_object, of_build
from edition.batch import accounts
from edition.batch.accounts import Account
from edition.batch.editions import Edition
from edition.batch.orders import Came
from edition.core.diagnostics import Diagnostic, Severity, error
from edition.core.quoting import retold, worded
from edition.core.running_program import Stopped
from edition.made_from import asked_of, compiler, digests
from edition.model.proof import Outcome
from edition.pipeline import BuildOrder, build
from edition.process import OWN_FAULT, fault_told, is_refusal, refusal_of


class Task(Struct, frozen=True):
    """An edition, and how it is built."""

    edition: Edition
    order: BuildOrder


def make(task: Task) -> Came:
    """The edition, unless it is made already; the account of it is there before this returns."""
    account = accounts.read(task.order.out, task.edition.name)
    if account and is_made(task, account):
        return Came(task.edition, DONE, left=True)
    return keep(task, _answered(task.order))


def keep(task: Task, answer: Answer) -> Came:
    """What came of an edition, once the account of it is there; that it cannot be written is a
    problem of that edition.
    """
    try:
        accounts.write(task.order.out, task.edition.name, as_object(answer, build.__name__))
    except OSError as refusal:
        unkept = delivery.refused(task.order.out / accounts.ACCOUNTS, refusal)
        answer = replace(answer, code=answer.code or REFUSED, problems=(*answer.problems, unkept))
    name = task.edition.name
    errors = [each for each in answer.problems if each.severity is Severity.ERROR]
    failed = list(_failed(answer))
    codes = dict.fromkeys((*(each.code for each in errors), *(check for _, check in failed)))
    proofs = (
        worded("{name}/{file}: proof failed: {check}", name=name, file=file, check=check)
        for file, check in failed
    )
    return Came(task.edition, answer.code, tuple(codes), (*map(_in_a_line, errors), *proofs))


def _in_a_line(problem: Diagnostic) -> str:
    """As it is told, without the line of the source."""
    said = {"fact": problem.fact, "act": problem.act, "code": problem.code}
    message = (
        worded("{place}: error: {fact}; {act}. [{code}]", place=str(problem.place), **said)
        if problem.place
        else worded("error: {fact}; {act}. [{code}]", **said)
    )
    return retold(message, str(problem))


def is_made(task: Task, account: Account) -> bool:
    """Whether all that was made, and all that it was made from, is as it was."""
    was = account.made_from
    if account.exit_code != DONE or was is None:
        return False
    asked = asked_of(task.order) == was.asked and compiler() == was.compiler
    return asked and digests(task.order.folder, was.inputs) == was.inputs and stands(task, account)


def stands(task: Task, account: Account) -> bool:
    """Whether every file that was made is there as it was made."""
    place = task.order.out / task.edition.name
    state = account.made_from.state if account.made_from else ""
    there = {entry.file for entry in delivery.standing(place, state)}
    made = {file.removeprefix(f"{place.as_posix()}/") for file in account.files}
    return bool(made) and made <= {*there, delivery.OUTPUTS}


def _answered(order: BuildOrder) -> Answer:
    """What `edition build` answers; a fault of edition itself is that of one edition here."""
    try:
        return of_build(build(order), order)
    except Stopped:
        raise
    except BaseException as fault:  # a panic of a library in Rust is no Exception
        if is_refusal(fault):
            return Answer(REFUSED, (refusal_of(fault),))
        fact, act, unkept = fault_told(fault, ("batch",))
        problem = error("own-fault", fact, act)
        return Answer(OWN_FAULT, (problem,), told=(unkept,) if unkept else ())


def _failed(answer: Answer) -> Iterator[tuple[str, str]]:
    """Each file with the name of a check that failed."""
    for proof in answer.own.get("proofs", ()):
        for check in proof["checks"]:
            if check["outcome"] == Outcome.FAILED.value:
                yield proof["file"], check["name"]
