"""The review's pages: one sentence at a time, then one earlier promise at a time."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from bot.catalogue.loader import CatalogueError
from bot.review import pace
from bot.review.draft import RefusedError
from bot.review.page import acts, assets
from bot.review.page.drawing import Drawing
from bot.review.page.view import coding, decision
from bot.review.place import PROMISES, SENTENCES, Place, place_of
from bot.review.session import Change, ChangedElsewhereError, Review
from bot.simulator.page import assets as house
from bot.simulator.page.guard import GUARDS

_CHANGED = (
    "The draft was changed elsewhere. It is shown as it stands now; what you did was not done."
)
_NOTHING_TO_UNDO = "Nothing is left to undo since this review was started."


class Pages:
    """The handlers. They share one thread: no act can come between another and its saving."""

    def __init__(self, review: Review, folder: Path) -> None:
        self._review = review
        self._drawing = Drawing(review, folder)

    async def start(self, _: Request) -> Response:
        """GET /: on to the first thing that is open."""
        return RedirectResponse(self._ahead().address, 303)

    async def show(self, request: Request) -> Response:
        """GET /sentences?of=6.3 or /promises?of=CHIPS-1&option=2."""
        try:
            self._review.refresh()
        except CatalogueError as error:
            return self._unreadable(error)
        return self._page(place_of(request.url.path, request.query_params))

    async def act(self, request: Request) -> Response:
        """POST to the same: one act by its name, and the value that goes with it.

        Answers 409 where the draft is not what the person had before them, 422 to what cannot be.
        """
        async with request.form() as form:
            fields = {name: str(value) for name, value in form.items()}
        place = place_of(request.url.path, fields)
        act, _, word = fields.get("act", "").partition(" ")
        try:
            change = acts.change_of(place, act, fields.get("value", word))
        except (LookupError, ValueError):  # no button of these pages sends that
            return PlainTextResponse("There is no such act.", 400)
        try:
            return self._page(*self._carry_out(place, act, change, fields.get("version", "")))
        except CatalogueError as error:
            return self._unreadable(error)
        except ChangedElsewhereError:
            return self._page(place, refusal=_CHANGED, status=409)
        except RefusedError as error:
            return self._page(place, refusal=str(error), status=422)

    def _carry_out(
        self, place: Place, act: str, change: Change | None, version: str
    ) -> tuple[Place, str]:
        """Do what was asked; returns where to go on, and what was done in words."""
        if change is None:
            undone = self._review.undo(version)
            return undone or place, "Undone." if undone else _NOTHING_TO_UNDO
        self._review.change(version, place, change)
        draft, of = self._review.draft, place.of or ""
        if place.page == PROMISES:
            return self._after(of) if act == acts.DECIDE else Place(PROMISES, of), decision(
                draft.row(of)
            )
        if act == acts.ACCEPT_SURE:
            return self._ahead(of), "All of which the rules are sure are accepted."
        if act == acts.ACCEPT:
            return self._ahead(of), f"§{of} is accepted."
        return place, coding(draft.at(of))

    def _ahead(self, ref: str | None = None) -> Place:
        """The sentence that is open after `ref`; if none is, the first promise that is."""
        sentence = pace.next_sentence(self._review.draft, ref)
        return Place(SENTENCES, sentence.ref) if sentence else Place(PROMISES)

    def _after(self, old: str) -> Place:
        """The earlier promise that is open after `old`; if none is, it stays."""
        row = pace.next_row(self._review.draft, old)
        return Place(PROMISES, row.old if row else old)

    def _page(
        self, place: Place, said: str = "", refusal: str = "", status: int = 200
    ) -> HTMLResponse:
        html = self._drawing.page(place, said, refusal)
        return HTMLResponse(html, status, headers={"Cache-Control": "no-store"})

    def _unreadable(self, error: CatalogueError) -> HTMLResponse:
        return HTMLResponse(self._drawing.unreadable(str(error)), 409)


def routes(review: Review, folder: Path) -> list[BaseRoute]:
    """The review's routes; all of them answer on this machine's own names alone."""
    pages = Pages(review, folder)
    return [
        Route("/", pages.start, middleware=GUARDS),
        *(
            Route(f"/{page}", handler, methods=[method], middleware=GUARDS)
            for page in (SENTENCES, PROMISES)
            for method, handler in (("GET", pages.show), ("POST", pages.act))
        ),
        Mount("/review", assets.static_files(), middleware=GUARDS),
        Mount("/static", house.static_files(), middleware=GUARDS),
    ]
