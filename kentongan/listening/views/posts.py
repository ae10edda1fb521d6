"""Posts on open platforms: texts and counts, never who wrote them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from kentongan.accounts import access
from kentongan.accounts.enums import STAFF
from kentongan.accounts.lists import page_of, query_without_page
from kentongan.accounts.permissions import primary_agency
from kentongan.listening import actions
from kentongan.listening.models import Post

from .stories import zone_of


@access.roles(*STAFF)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The newest posts first."""
    context = {
        "page": page_of(request, Post.objects.select_related("source")),
        "query": query_without_page(request),
        "zone": zone_of(primary_agency(request.user)),  # type: ignore[arg-type]  # signed in
    }
    return render(request, "listening/posts.html", context)


@access.roles(*STAFF)
@require_POST
def open_address(request: HttpRequest, key: int) -> HttpResponse:
    """Go to the post itself; who did so and why is kept."""
    post = get_object_or_404(Post, pk=key)
    try:
        address = actions.open_post(
            post=post,
            reason=request.POST.get("alasan", ""),
            by=request.user,  # type: ignore[arg-type]  # signed in
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("listening:posts")
    return HttpResponseRedirect(address)
